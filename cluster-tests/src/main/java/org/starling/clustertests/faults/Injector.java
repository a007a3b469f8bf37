package org.starling.clustertests.faults;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.starling.clustertests.faults.Fault.Flood;
import org.starling.clustertests.faults.Fault.Kill;
import org.starling.clustertests.faults.Fault.KillAll;
import org.starling.clustertests.faults.Fault.PartDatabase;
import org.starling.clustertests.faults.Fault.PartNodes;
import org.starling.clustertests.faults.Fault.PartOneWay;
import org.starling.clustertests.faults.Fault.PartPair;
import org.starling.clustertests.faults.Fault.PartWhole;
import org.starling.clustertests.faults.Fault.Pause;
import org.starling.clustertests.faults.Fault.PauseAll;
import org.starling.clustertests.faults.Fault.Slow;
import org.starling.clustertests.faults.Fault.StepClock;
import org.starling.clustertests.lab.Host;
import org.starling.clustertests.lab.Lab;
import org.starling.clustertests.lab.Node;
import org.starling.clustertests.lab.Waiting;

/** Makes faults happen, and undoes them. */
public final class Injector {
  private final Lab lab;
  private final Map<String, Integer> counts = new TreeMap<>();
  private int total;
  private final Map<Cut, Integer> cuts = new HashMap<>();
  private final BiConsumer<Round, Fault> begun;

  /** {@code begun} hears of each fault when it has begun. */
  public Injector(Lab lab, BiConsumer<Round, Fault> begun) {
    this.lab = lab;
    this.begun = begun;
  }

  /** One round; returns when all that it broke is mended and every node serves again. */
  public void run(Round round) {
    Waiting.pause(round.calmMs());
    Deque<Runnable> undo = new ArrayDeque<>();
    try {
      for (int i = 0; i < round.faults().size(); i++) {
        if (i > 0) {
          Waiting.pause(round.apartMs());
        }
        Fault fault = round.faults().get(i);
        undo.push(begin(fault));
        begun.accept(round, fault);
        counts.merge(fault.kind(), 1, Integer::sum);
        total++;
      }
      if (round.faults().size() > 1) {
        counts.merge(pair(round.faults()), 1, Integer::sum);
      }
      Waiting.pause(round.holdMs());
    } finally {
      undo.forEach(Runnable::run);
    }
    lab.nodes().forEach(Node::awaitReady);
  }

  private static String pair(List<Fault> faults) {
    return faults.stream()
        .map(fault -> fault.parts() ? "Part" : fault.kind())
        .sorted()
        .reduce((one, other) -> one + "+" + other)
        .orElseThrow();
  }

  private Runnable begin(Fault fault) {
    return switch (fault) {
      case Kill(int node) -> kill(node(node));
      case Pause(int node) -> {
        node(node).signal("STOP");
        yield () -> node(node).signal("CONT");
      }
      case KillAll() -> {
        lab.nodes().forEach(node -> node.signal("KILL"));
        lab.nodes().forEach(Node::kill);
        yield () -> lab.nodes().forEach(Node::startAgain);
      }
      case PauseAll() -> {
        lab.nodes().forEach(node -> node.signal("STOP"));
        yield () -> lab.nodes().forEach(node -> node.signal("CONT"));
      }
      case PartWhole(int node) -> apart(cuts(Host.node(node), everybody()));
      case PartNodes(int node) -> apart(cuts(Host.node(node), nodes()));
      case PartOneWay(int from, int to) -> apart(List.of(new Cut(Host.node(from), Host.node(to))));
      case PartPair(int node, int other) ->
          apart(cuts(Host.node(node), Stream.of(Host.node(other))));
      case PartDatabase(int node) -> apart(cuts(Host.node(node), Stream.of(Host.DATABASE)));
      case StepClock(int node, int milliseconds) -> {
        node(node).stepClock(milliseconds);
        yield () -> node(node).stepClock(0);
      }
      case Slow(int milliseconds) -> {
        lab.network().slow(milliseconds);
        yield () -> lab.network().slow(0);
      }
      case Flood() -> Strangers.call(lab)::close;
    };
  }

  private Runnable kill(Node node) {
    node.kill();
    return node::startAgain;
  }

  private record Cut(Host from, Host to) {}

  /** Two faults may cut the same way; it is mended when both are over. */
  private Runnable apart(List<Cut> wanted) {
    for (Cut cut : wanted) {
      if (cuts.merge(cut, 1, Integer::sum) == 1) {
        lab.network().cut(cut.from(), cut.to());
      }
    }
    return () -> wanted.forEach(this::mend);
  }

  private void mend(Cut cut) {
    if (cuts.merge(cut, -1, Integer::sum) == 0) {
      lab.network().mend(cut.from(), cut.to());
    }
  }

  private static List<Cut> cuts(Host host, Stream<Host> others) {
    return others
        .filter(other -> !other.equals(host))
        .flatMap(other -> Stream.of(new Cut(host, other), new Cut(other, host)))
        .toList();
  }

  private Stream<Host> nodes() {
    return lab.nodes().stream().map(Node::host);
  }

  private Stream<Host> everybody() {
    return Stream.concat(nodes(), Stream.of(Host.DATABASE, Host.NGINX, Host.HAPROXY));
  }

  private Node node(int number) {
    return lab.nodes().get(number - 1);
  }

  /** How often each kind was injected, and each pair of kinds. */
  public Map<String, Integer> counts() {
    return counts;
  }

  /** How many faults there were; a pair is two. */
  public int total() {
    return total;
  }
}
