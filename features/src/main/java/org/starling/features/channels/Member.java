package org.starling.features.channels;

import java.util.Map;
import org.starling.kernel.ChannelId;
import org.starling.kernel.UserId;

/**
 * A membership as stored; {@code roles} are the explicit ones, the flags stand for the scheme's.
 */
public record Member(
    ChannelId channel,
    UserId user,
    String roles,
    long lastViewedAt,
    long msgCount,
    long mentionCount,
    long mentionCountRoot,
    long urgentMentionCount,
    long msgCountRoot,
    Map<String, String> notifyProps,
    long lastUpdateAt,
    boolean schemeUser,
    boolean schemeAdmin,
    boolean schemeGuest) {}
