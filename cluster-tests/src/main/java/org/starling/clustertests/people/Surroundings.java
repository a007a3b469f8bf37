package org.starling.clustertests.people;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What people share.
 *
 * @param texts numbers what is said, so that no two say the same
 * @param pauseMs how long somebody waits between two things on average
 */
record Surroundings(Api api, Recorder recorder, AtomicLong texts, int pauseMs) {}
