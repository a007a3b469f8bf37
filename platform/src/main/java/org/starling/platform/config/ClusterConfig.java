package org.starling.platform.config;

/**
 * ClusterSettings, as they were at the start.
 *
 * @param gossipPort of the one TCP port that the other nodes come to
 * @param bindAddress where to listen; empty for the advertised address, or all if it is not ours
 * @param advertiseAddress where the others reach this node; empty for what its host name means
 */
public record ClusterConfig(
    boolean enable,
    String clusterName,
    String overrideHostname,
    String networkInterface,
    String bindAddress,
    String advertiseAddress,
    boolean useIPAddress,
    boolean enableGossipCompression,
    boolean enableGossipEncryption,
    int gossipPort) {}
