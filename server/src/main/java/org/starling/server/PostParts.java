package org.starling.server;

import org.starling.features.mentions.ChannelStamps;
import org.starling.features.mentions.CollapsedThreads;
import org.starling.features.mentions.FindMentions;
import org.starling.features.metadata.FindMetadata;
import org.starling.features.metadata.FindQuotes;
import org.starling.features.metadata.ReactionsOf;
import org.starling.features.posts.FindPosts;
import org.starling.kernel.Later;
import org.starling.platform.Platform;

/** What both writing and reading posts build on; a part of {@link Conversation}. */
record PostParts(
    CollapsedThreads collapsed,
    FindMentions mentions,
    ChannelStamps stamps,
    FindPosts posts,
    Later<ReactionsOf> reactions,
    FindMetadata metadata,
    FindQuotes quotes) {

  static PostParts of(Platform platform, Conversation.Needs needs) {
    FindPosts posts = new FindPosts(platform.db(), needs.permissions(), needs.channels());
    Later<ReactionsOf> reactions = new Later<>();
    FindMetadata metadata = new FindMetadata(needs.files(), needs.emoji(), reactions);
    return new PostParts(
        new CollapsedThreads(platform),
        new FindMentions(platform, needs.channels(), needs.users(), needs.statuses()),
        new ChannelStamps(platform),
        posts,
        reactions,
        metadata,
        new FindQuotes(
            platform.config(),
            new FindQuotes.Needs(
                needs.permissions(), needs.users(), needs.teams(), needs.channels(), posts),
            metadata));
  }
}
