package org.starling.features.postwrites;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.features.mentions.ChannelStamps;
import org.starling.features.metadata.FindQuotes;
import org.starling.kernel.Audience;
import org.starling.kernel.ChannelId;
import org.starling.kernel.Event;
import org.starling.kernel.Events;
import org.starling.kernel.Gap;

/** Tells of posts that are committed. Clients that would miss one are told of the gap. */
final class TellPosts {
  private static final Logger LOG = LoggerFactory.getLogger(TellPosts.class);

  private final WritePosts writing;
  private final Events events;
  private final ChannelStamps stamps;

  TellPosts(WritePosts writing, Events events, ChannelStamps stamps) {
    this.writing = writing;
    this.events = events;
    this.stamps = stamps;
  }

  /** What is remembered of the posts' channels is out of date. */
  void changed(List<WritePosts.Written> posts) {
    posts.forEach(written -> stamps.posted(written.outgoing().channel().id()));
  }

  /** Publishes a post's events; returns it as its author gets it. */
  String sent(WritePosts.Written written) {
    FindQuotes.Shown shown;
    List<Event> told;
    try {
      shown = writing.shown(written);
      told = writing.events(written, shown);
    } catch (RuntimeException e) {
      ChannelId channel = written.outgoing().channel().id();
      LOG.error("the events of a post in channel {} could not be made", channel, e);
      events.publish(new Gap(Audience.channel(channel)));
      throw e;
    }
    told.forEach(this::publish);
    return shown.own();
  }

  /** A listener's failure is its own: the post is written. */
  private void publish(Event event) {
    try {
      events.publish(event);
    } catch (RuntimeException e) {
      LOG.error("an event of a post was not taken", e);
    }
  }
}
