package org.starling.features.terms;

/** One version of the terms of service. */
record Terms(String id, long createAt, String userId, String text) {}
