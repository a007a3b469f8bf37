package org.starling.platform.config;

import java.util.List;

/** TeamSettings. */
public record TeamConfig(
    String siteName,
    int maxUsersPerTeam,
    boolean enableUserCreation,
    boolean enableOpenServer,
    boolean enableUserDeactivation,
    String restrictCreationToDomains,
    boolean enableCustomUserStatuses,
    String restrictDirectMessage,
    int userStatusAwayTimeout,
    int maxChannelsPerTeam,
    int maxNotificationsPerChannel,
    String teammateNameDisplay,
    List<String> experimentalDefaultChannels) {}
