package org.starling.features.emoji;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import org.starling.kernel.Caller;
import org.starling.kernel.Events;
import org.starling.kernel.Ids;
import org.starling.platform.Platform;
import org.starling.platform.db.Database;
import org.starling.platform.db.UniqueViolation;
import org.starling.platform.http.Form;
import org.starling.platform.images.Picture;
import org.starling.platform.images.UnreadablePicture;
import org.starling.platform.storage.Blobs;

/** Makes an emoji: its picture first, then its row. */
final class MakeEmoji {
  private final Database db;
  private final Blobs blobs;
  private final Events events;
  private final Ids ids;
  private final Clock clock;
  private final EmojiStore store;
  private final KnownEmoji known;

  MakeEmoji(Platform platform, EmojiStore store, KnownEmoji known) {
    this.db = platform.db();
    this.blobs = platform.blobs();
    this.events = platform.events();
    this.ids = platform.ids();
    this.clock = platform.clock();
    this.store = store;
    this.known = known;
  }

  /** Refuses a name, an author or a taken name, in this order. */
  void check(Caller caller, String name, String creator) {
    if (!KnownEmoji.isName(name)) {
      throw EmojiCode.NAME.refuse();
    }
    if (known.standard(name)) {
      throw EmojiCode.STANDARD_NAME.refuse();
    }
    if (!creator.equals(caller.user().value())) {
      throw EmojiCode.FOR_ANOTHER.refuse();
    }
    if (known.exists(db.primary(), name)) {
      throw EmojiCode.TAKEN.refuse();
    }
  }

  Emoji make(Caller caller, String name, Form.Upload upload) throws IOException {
    if (upload.bytes() > EmojiLimits.PICTURE_BYTES_MAX) {
      throw EmojiCode.TOO_LARGE.refuse();
    }
    byte[] picture;
    try (InputStream in = upload.open()) {
      picture = fitting(in.readAllBytes());
    } catch (UnreadablePicture e) {
      throw EmojiCode.NO_PICTURE.refuse("", e);
    }
    long now = clock.millis();
    Emoji emoji = new Emoji(ids.next(), caller.user().value(), name, now, now);
    blobs.write(key(emoji.id()), new ByteArrayInputStream(picture));
    try {
      return db.write(tx -> {
        store.insert(tx, emoji);
        tx.afterCommit(() -> events.publish(new EmojiEvent.Made(emoji)));
        return emoji;
      });
    } catch (UniqueViolation e) {
      blobs.delete(key(emoji.id()));
      throw EmojiCode.TAKEN.refuse("", e);
    }
  }

  /** The picture stays: rows that are restored find it again. */
  void remove(Emoji emoji, long now) {
    db.write(tx -> {
      if (store.remove(tx, emoji.id(), now)) {
        tx.afterCommit(() -> events.publish(new EmojiEvent.Removed(emoji)));
      }
      return true;
    });
  }

  /** As it was sent if it is small, which keeps what moves moving; scaled down otherwise. */
  private static byte[] fitting(byte[] sent) throws UnreadablePicture {
    Picture picture = Picture.read(sent, EmojiLimits.PICTURE_PIXELS_MAX);
    boolean small =
        picture.width() <= EmojiLimits.SIDE_PIXELS_MAX
            && picture.height() <= EmojiLimits.SIDE_PIXELS_MAX;
    return small
        ? sent
        : picture.within(EmojiLimits.SIDE_PIXELS_MAX, EmojiLimits.SIDE_PIXELS_MAX).png();
  }

  static String key(String id) {
    return "emoji/" + id + "/image";
  }
}
