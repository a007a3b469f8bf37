package org.starling.platform.config;

/** FileSettings; sizes in bytes, resolution in pixels. */
public record FileConfig(
    String driverName,
    String directory,
    long maxFileSize,
    long maxImageResolution,
    boolean enableFileAttachments,
    boolean enablePublicLink,
    String publicLinkSalt) {}
