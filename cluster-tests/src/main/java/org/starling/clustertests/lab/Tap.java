package org.starling.clustertests.lab;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A network interface whose other end is this process: it reads and writes whole frames. */
final class Tap implements AutoCloseable {
  private static final Path DEVICE = Path.of("/dev/net/tun");
  private static final int READ_AND_WRITE = 2;
  private static final int FRAMES_WITHOUT_HEADER = 0x1002;
  private static final int SET_INTERFACE = 0x400454ca;
  private static final int REQUEST_BYTES = 40;
  private static final int NAME_BYTES = 16;
  private static final int FRAME_BYTES_MAX = 65_536;

  private static final MethodHandle OPEN =
      system(
          "open",
          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT),
          2);
  private static final MethodHandle IOCTL =
      system(
          "ioctl",
          FunctionDescriptor.of(
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_LONG,
              ValueLayout.ADDRESS),
          2);
  private static final FunctionDescriptor TRANSFER =
      FunctionDescriptor.of(
          ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG);
  private static final MethodHandle READ = system("read", TRANSFER, 0);
  private static final MethodHandle WRITE = system("write", TRANSFER, 0);
  private static final MethodHandle CLOSE =
      system("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT), 0);

  private final String name;
  private final int file;

  private Tap(String name, int file) {
    this.name = name;
    this.file = file;
  }

  /** Whether this process may have one. */
  static boolean possible() {
    return Files.isReadable(DEVICE) && Files.isWritable(DEVICE);
  }

  /** Makes the interface; it goes with {@link #close}. */
  static Tap open(String name) {
    try (Arena arena = Arena.ofConfined()) {
      int file = (int) OPEN.invokeExact(arena.allocateFrom(DEVICE.toString()), READ_AND_WRITE);
      MemorySegment request = arena.allocate(REQUEST_BYTES);
      request.setString(0, name, StandardCharsets.US_ASCII);
      request.set(ValueLayout.JAVA_SHORT, NAME_BYTES, (short) FRAMES_WITHOUT_HEADER);
      if (file < 0 || (int) IOCTL.invokeExact(file, (long) SET_INTERFACE, request) < 0) {
        throw new IllegalStateException("the interface " + name + " could not be made");
      }
      return new Tap(name, file);
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("the interface " + name + " could not be made", e);
    }
  }

  private static MethodHandle system(String name, FunctionDescriptor shape, int fixed) {
    Linker linker = Linker.nativeLinker();
    MemorySegment function = linker.defaultLookup().find(name).orElseThrow();
    return fixed == 0
        ? linker.downcallHandle(function, shape)
        : linker.downcallHandle(function, shape, Linker.Option.firstVariadicArg(fixed));
  }

  String name() {
    return name;
  }

  /** Waits for a frame; empty if the interface is gone. */
  byte[] read() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(FRAME_BYTES_MAX);
      long count = (long) READ.invokeExact(file, buffer, (long) FRAME_BYTES_MAX);
      return count <= 0 ? new byte[0] : buffer.asSlice(0, count).toArray(ValueLayout.JAVA_BYTE);
    } catch (Throwable e) {
      throw new IllegalStateException("reading from " + name + " failed", e);
    }
  }

  /** A frame that does not fit any more is lost, as on any network. */
  void write(byte[] frame) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocateFrom(ValueLayout.JAVA_BYTE, frame);
      long _ = (long) WRITE.invokeExact(file, buffer, (long) frame.length);
    } catch (Throwable e) {
      throw new IllegalStateException("writing to " + name + " failed", e);
    }
  }

  @Override
  public void close() {
    try {
      int _ = (int) CLOSE.invokeExact(file);
    } catch (Throwable e) {
      throw new IllegalStateException("closing " + name + " failed", e);
    }
  }
}
