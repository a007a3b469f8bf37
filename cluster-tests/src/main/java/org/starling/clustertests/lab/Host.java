package org.starling.clustertests.lab;

/**
 * A machine of the lab.
 *
 * @param number the last part of its address
 */
public record Host(String name, int number) {
  public static final Host DATABASE = new Host("db", 10);
  public static final Host NGINX = new Host("nginx", 21);
  public static final Host HAPROXY = new Host("haproxy", 22);

  /** The node of this number, from 1. */
  public static Host node(int number) {
    return new Host("n" + number, 10 + number);
  }

  boolean isNode() {
    return number > 10 && number < 20;
  }

  @Override
  public String toString() {
    return name;
  }
}
