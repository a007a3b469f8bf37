package org.starling.platform.config;

/**
 * ServiceSettings: a component is the key in camel case; lengths and limits have the key's unit.
 */
public record ServiceConfig(
    String siteURL,
    String listenAddress,
    boolean enableUserAccessTokens,
    boolean enableMultifactorAuthentication,
    boolean enforceMultifactorAuthentication,
    boolean allowCookiesForSubdomains,
    int sessionCacheInMinutes,
    boolean enableDeveloper,
    boolean enableUserStatuses,
    boolean enableCustomEmoji,
    int maximumLoginAttempts,
    int sessionLengthWebInHours,
    int sessionLengthMobileInHours,
    int sessionLengthSSOInHours,
    int sessionIdleTimeoutInMinutes,
    boolean extendSessionLengthWithActivity,
    boolean terminateSessionsOnPasswordChange,
    boolean enablePermalinkPreviews,
    boolean enableAPIUserDeletion,
    boolean enableAPIPostDeletion,
    boolean enableAPITeamDeletion,
    boolean enableAPIChannelDeletion,
    int postEditTimeLimit,
    String collapsedThreads,
    boolean threadAutoFollow,
    int uniqueEmojiReactionLimitPerPost,
    boolean postPriority,
    boolean enablePostSearch,
    boolean enableFileSearch,
    boolean enableChannelViewedMessages,
    boolean experimentalEnableDefaultChannelLeaveJoinMessages,
    boolean enableEmailInvitations,
    int clusterLogTimeoutMilliseconds) {}
