package org.starling.platform.http;

/**
 * What became of a request that had a route, for those who count.
 *
 * @param nanos from the route's being found to the reply's being made; a streamed body comes after
 * @param pageLoadContext what a client says it loads, from its header of that name
 */
public record Answered(
    Route route, int status, long nanos, String userAgent, String pageLoadContext) {}
