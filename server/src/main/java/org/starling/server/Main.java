package org.starling.server;

/** The order in which the server is put together. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) throws InterruptedException {
    System.out.println(
        "Starling " + Main.class.getPackage().getImplementationVersion() + " " + arguments.length);
  }
}
