package org.starling.clustertests.people;

/** Somebody who is signed in. */
record Account(String id, String name, String token) {}
