package org.starling.platform.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.starling.platform.config.ClusterConfig;

/** Where a node is for the others, by the settings (contract cluster.md section 7). */
final class OwnAddressTest {
  private static final boolean NAME = false;
  private static final boolean NUMBER = true;

  /** The test network of RFC 5737: never an address of this machine. */
  private static final String ELSEWHERE = "192.0.2.7";

  private record Given(String name, String networkInterface, String bind, String advertise) {}

  private static OwnAddress address(boolean useIpAddress, Given given) {
    return OwnAddress.of(
        new ClusterConfig(
            true,
            "",
            given.name(),
            given.networkInterface(),
            given.bind(),
            given.advertise(),
            useIpAddress,
            true,
            true,
            8074));
  }

  private static InetAddress of(String address) throws UnknownHostException {
    return InetAddress.getByName(address);
  }

  /** This machine's addresses that others could reach, with the names of their interfaces. */
  private static List<NetworkInterface> reachable() throws Exception {
    return NetworkInterface.networkInterfaces()
        .filter(one -> one.inetAddresses().anyMatch(OwnAddressTest::counts))
        .toList();
  }

  private static boolean counts(InetAddress address) {
    return address.getAddress().length == 4
        && !address.isLoopbackAddress()
        && !address.isLinkLocalAddress();
  }

  @Test
  void an_overriding_name_is_what_the_table_has_whatever_else_is_set() throws Exception {
    OwnAddress alone = address(NUMBER, new Given("127.0.0.1", "", "", ""));
    assertThat(alone).isEqualTo(new OwnAddress("127.0.0.1", of("127.0.0.1"), of("127.0.0.1")));
    OwnAddress advertised = address(NUMBER, new Given("localhost", "", "127.0.0.1", ELSEWHERE));
    assertThat(advertised).isEqualTo(new OwnAddress("localhost", of("127.0.0.1"), of(ELSEWHERE)));
    assertThatThrownBy(() -> address(NUMBER, new Given("no.such.name.invalid", "", "", "")))
        .hasMessageContaining("no.such.name.invalid")
        .hasMessageContaining("means no address");
  }

  @Test
  void the_first_address_that_others_could_reach_is_taken() throws Exception {
    if (reachable().isEmpty()) {
      assertThatThrownBy(() -> address(NUMBER, new Given("", "", "", "")))
          .hasMessageContaining("OverrideHostname");
      return;
    }
    for (NetworkInterface one : reachable()) {
      String first =
          one.inetAddresses()
              .filter(OwnAddressTest::counts)
              .findFirst()
              .orElseThrow()
              .getHostAddress();
      OwnAddress there = address(NUMBER, new Given("", one.getName(), "", ""));
      assertThat(there).isEqualTo(new OwnAddress(first, of(first), of(first)));
    }
    String any = address(NUMBER, new Given("", "", "", "")).hostname();
    assertThat(reachable())
        .anyMatch(one -> one.inetAddresses().anyMatch(a -> a.getHostAddress().equals(any)));
  }

  @Test
  void an_interface_without_an_address_is_named() {
    for (String without : List.of("lo", "nosuch0")) {
      assertThatThrownBy(() -> address(NUMBER, new Given("", without, "", "")))
          .hasMessageContaining("ClusterSettings.NetworkInterface: " + without)
          .hasMessageContaining("ClusterSettings.OverrideHostname");
    }
  }

  @Test
  void without_numbers_it_is_the_name_of_the_machine() throws Exception {
    String name = InetAddress.getLocalHost().getHostName();
    assertThat(address(NAME, new Given("", "", "", "")).hostname()).isEqualTo(name);
  }

  @Test
  void behind_an_address_translation_others_find_what_is_advertised() throws Exception {
    OwnAddress behind = address(NAME, new Given("", "", "", ELSEWHERE));
    assertThat(behind).isEqualTo(new OwnAddress(ELSEWHERE, of("0.0.0.0"), of(ELSEWHERE)));
    OwnAddress bound = address(NAME, new Given("", "", "127.0.0.1", ELSEWHERE));
    assertThat(bound).isEqualTo(new OwnAddress(ELSEWHERE, of("127.0.0.1"), of(ELSEWHERE)));
    assertThatThrownBy(() -> address(NAME, new Given("", "", "", "no.such.name.invalid")))
        .hasMessageContaining("ClusterSettings.AdvertiseAddress");
    assertThatThrownBy(() -> address(NAME, new Given("127.0.0.1", "", "no.such.name.invalid", "")))
        .hasMessageContaining("ClusterSettings.BindAddress");
    assertThatThrownBy(() -> address(NAME, new Given("127.0.0.1", "", ELSEWHERE, "")))
        .hasMessageContaining("ClusterSettings.BindAddress")
        .hasMessageContaining("no address of this machine");
    assertThat(address(NAME, new Given("127.0.0.1", "", "0.0.0.0", "")).bind())
        .isEqualTo(of("0.0.0.0"));
  }
}
