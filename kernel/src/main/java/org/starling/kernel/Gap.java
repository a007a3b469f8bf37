package org.starling.kernel;

/** Something that the audience should have heard is lost: whoever listened has to fetch anew. */
public record Gap(Audience audience) implements Event {}
