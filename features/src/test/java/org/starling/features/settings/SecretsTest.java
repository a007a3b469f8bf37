package org.starling.features.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.starling.platform.config.LiveConfig;

class SecretsTest {
  @Test
  void no_secret_goes_out_and_every_one_comes_back() {
    ObjectNode tree = LiveConfig.defaults();
    tree.withObject("SqlSettings").put("DataSource", "postgres://u:s3cret@h/d");
    tree.withObject("SqlSettings").putArray("DataSourceReplicas").add("postgres://u:s3cret@r/d");
    tree.withObject("SqlSettings")
        .putArray("ReplicaLagSettings")
        .addObject()
        .put("DataSource", "postgres://u:s3cret@l/d");
    tree.withObject("LdapSettings").put("BindPassword", "s3cret");
    tree.withObject("EmailSettings").put("SMTPPassword", "s3cret");
    tree.withObject("FileSettings").put("ExportAmazonS3SecretAccessKey", "s3cret");
    tree.withObject("PluginSettings").withObject("Plugins").putObject("p").put("key", "s3cret");
    ObjectNode masked = Secrets.mask(tree);
    assertThat(masked.toString()).doesNotContain("s3cret");
    Secrets.unmask(masked, tree);
    masked.withObject("PluginSettings").set("Plugins", tree.at("/PluginSettings/Plugins"));
    assertThat(masked).isEqualTo(tree);
  }

  @Test
  void an_empty_secret_is_not_masked_unless_that_would_tell() {
    ObjectNode masked = Secrets.mask(LiveConfig.defaults());
    assertThat(masked.at("/LdapSettings/BindPassword").asText()).isEmpty();
    assertThat(masked.at("/SqlSettings/AtRestEncryptKey").asText()).isEqualTo(Secrets.MASK);
  }
}
