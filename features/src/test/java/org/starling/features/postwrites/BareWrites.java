package org.starling.features.postwrites;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.starling.features.channels.Channel;
import org.starling.features.posts.Post;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Ids;
import org.starling.kernel.PostId;
import org.starling.kernel.UserId;
import org.starling.platform.db.Database;
import org.starling.platform.db.TestDatabase;

/**
 * A measurement, run by its name only: the statements and commits of writing posts in a bare loop,
 * without requests, permissions and events. What the whole server does is compared with it
 * (docs/performance.md).
 */
class BareWrites {
  private static final int CHANNELS = 16;
  private static final int MEMBERS = 16;
  private static final int WARMUP_SECONDS = 8;
  private static final int SECONDS = 15;

  private final Ids ids = new Ids(new SecureRandom());
  private final WriteStore store = new WriteStore();
  private final List<Channel> channels = new ArrayList<>();
  private final List<UserId> members = new ArrayList<>();
  private final AtomicLong written = new AtomicLong();

  @ParameterizedTest
  @CsvSource({"16, 1", "2, 4", "2, 8", "1, 8"})
  void posts_a_second(int writers, int together) throws Exception {
    try (TestDatabase town = TestDatabase.copy()) {
      settle(town.database());
      long end = System.nanoTime() + (WARMUP_SECONDS + SECONDS) * 1_000_000_000L;
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < writers; i++) {
        List<Channel> own = share(i, writers);
        threads.add(
            Thread.ofPlatform()
                .start(() -> {
                  while (System.nanoTime() < end) {
                    write(town.database(), own, together);
                  }
                }));
      }
      Thread.sleep(WARMUP_SECONDS * 1_000L);
      long before = written.get();
      long began = System.nanoTime();
      for (Thread thread : threads) {
        thread.join();
      }
      double seconds = (System.nanoTime() - began) / 1e9;
      System.out.printf(
          "%d writers, %d posts a transaction: %.0f posts/s%n",
          writers, together, (written.get() - before) / seconds);
      assertThat(written.get()).isPositive();
    }
  }

  private void settle(Database db) {
    for (int i = 0; i < MEMBERS; i++) {
      members.add(new UserId(ids.next()));
    }
    for (int i = 0; i < CHANNELS; i++) {
      channels.add(channel("bare-" + i));
    }
    db.write(tx -> {
      for (Channel channel : channels) {
        tx.update(
            """
            INSERT INTO channels (id, createat, updateat, deleteat, teamid, type, displayname,
              name, header, purpose, lastpostat, totalmsgcount, totalmsgcountroot)
            VALUES (?, 1, 1, 0, '', 'O', 'bare', ?, '', '', 0, 0, 0)\
            """,
            channel.id(),
            channel.name());
        for (UserId member : members) {
          tx.update(
              """
              INSERT INTO channelmembers (channelid, userid, lastviewedat, msgcount, mentioncount,
                lastupdateat, mentioncountroot, msgcountroot, urgentmentioncount)
              VALUES (?, ?, 0, 0, 0, 0, 0, 0, 0)\
              """,
              channel.id(),
              member);
        }
      }
      return true;
    });
  }

  private Channel channel(String name) {
    return new Channel(
        new ChannelId(ids.next()),
        1,
        1,
        0,
        "",
        "O",
        name,
        name,
        "",
        "",
        0,
        0,
        0,
        "",
        "",
        null,
        null,
        0,
        0,
        Map.of(),
        "",
        false);
  }

  /** As in the server, no two writers share a channel; unless there are as many as channels. */
  private List<Channel> share(int writer, int writers) {
    List<Channel> own = new ArrayList<>();
    for (int i = writer; i < CHANNELS; i += writers) {
      own.add(channels.get(i));
    }
    return own;
  }

  private void write(Database db, List<Channel> own, int together) {
    List<Outgoing> posts = new ArrayList<>();
    for (int i = 0; i < together; i++) {
      posts.add(post(own.get(ThreadLocalRandom.current().nextInt(own.size()))));
    }
    db.write(tx -> {
      long now = System.currentTimeMillis();
      Set<ChannelId> locked =
          posts.stream().map(o -> o.channel().id()).collect(Collectors.toUnmodifiableSet());
      Ledger ledger = new Ledger(store.open(tx, locked, List.of(), now).channels());
      List<Outgoing> timed =
          posts.stream().map(o -> o.at(ledger.next(o.channel().id(), now))).toList();
      timed.forEach(ledger::add);
      store.write(tx, timed, ledger);
      return true;
    });
    written.addAndGet(together);
  }

  private Outgoing post(Channel channel) {
    UserId author = members.get(ThreadLocalRandom.current().nextInt(MEMBERS));
    PostId id = new PostId(ids.next());
    return new Outgoing(
        new Post(
            id,
            0,
            0,
            0,
            0,
            false,
            author,
            channel.id(),
            "",
            "",
            "Post",
            "",
            Map.of(),
            "",
            List.of(),
            false,
            ""),
        channel,
        "@x",
        "",
        null,
        new Outgoing.Calls(Set.of(), Set.of(), Set.of(), Set.of(), false),
        Outgoing.Seen.CHANNEL,
        Outgoing.Options.PLAIN,
        Outgoing.Beside.NOTHING);
  }
}
