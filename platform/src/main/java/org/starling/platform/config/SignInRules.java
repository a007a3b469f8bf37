package org.starling.platform.config;

import java.util.regex.Pattern;

/** The rules about passwords, LDAP and SAML. */
final class SignInRules {
  private static final int PASSWORD_CHARS_MIN_LEAST = 5;
  private static final int PASSWORD_BYTES_MAX = 72;
  private static final Pattern NAME_AND_VALUE = Pattern.compile("[^=]+=[^=]+");

  static final Rules ALL = passwords(samlForms(saml(ldap(new Rules()))));

  private SignInRules() {}

  private static Rules ldap(Rules rules) {
    String on = "LdapSettings.Enable";
    return rules
        .oneOf("ldap_security", "LdapSettings.ConnectionSecurity", "", "TLS", "STARTTLS")
        .positive("ldap_sync_interval", "LdapSettings.SyncIntervalMinutes")
        .atLeast("ldap_max_page_size", "LdapSettings.MaxPageSize", 0)
        .given(on, "=ldap_server", "LdapSettings.LdapServer")
        .given(on, "=ldap_basedn", "LdapSettings.BaseDN")
        .given(on, "=ldap_email", "LdapSettings.EmailAttribute")
        .given(on, "=ldap_username", "LdapSettings.UsernameAttribute")
        .given(on, "=ldap_id", "LdapSettings.IdAttribute")
        .given(on, "=ldap_login_id", "LdapSettings.LoginIdAttribute")
        .when(
            on,
            "ldap_max_login_attempts",
            "LdapSettings.MaximumLoginAttempts",
            "it must be greater than 0",
            s -> s.number("LdapSettings.MaximumLoginAttempts") > 0);
  }

  private static Rules saml(Rules rules) {
    String on = "SamlSettings.Enable";
    return rules
        .when(
            on,
            "saml_idp_url",
            "SamlSettings.IdpURL",
            "it must be an address with http or https",
            s -> s.text("SamlSettings.IdpURL").matches("https?://.+"))
        .given(on, "saml_idp_descriptor_url", "SamlSettings.IdpDescriptorURL")
        .given(on, "saml_idp_cert", "SamlSettings.IdpCertificateFile")
        .given(on, "saml_email_attribute", "SamlSettings.EmailAttribute")
        .given(on, "saml_username_attribute", "SamlSettings.UsernameAttribute")
        .given(on, "saml_spidentifier_attribute", "SamlSettings.ServiceProviderIdentifier")
        .when(
            on,
            "saml_assertion_consumer_service_url",
            "SamlSettings.AssertionConsumerServiceURL",
            "it must be an address with http or https while Verify is on",
            s ->
                !s.flag("SamlSettings.Verify")
                    || s.text("SamlSettings.AssertionConsumerServiceURL").matches("https?://.+"))
        .when(
            on,
            "saml_private_key",
            "SamlSettings.PrivateKeyFile",
            "it is needed while Encrypt is on",
            s ->
                !s.flag("SamlSettings.Encrypt") || !s.text("SamlSettings.PrivateKeyFile").isEmpty())
        .when(
            on,
            "saml_public_cert",
            "SamlSettings.PublicCertificateFile",
            "it is needed while Encrypt is on",
            s ->
                !s.flag("SamlSettings.Encrypt")
                    || !s.text("SamlSettings.PublicCertificateFile").isEmpty());
  }

  private static Rules samlForms(Rules rules) {
    String on = "SamlSettings.Enable";
    return rules
        .when(
            on,
            "saml_signature_algorithm",
            "SamlSettings.SignatureAlgorithm",
            "it must be RSAwithSHA1, RSAwithSHA256 or RSAwithSHA512",
            s -> s.text("SamlSettings.SignatureAlgorithm").matches("RSAwithSHA(1|256|512)"))
        .when(
            on,
            "saml_canonical_algorithm",
            "SamlSettings.CanonicalAlgorithm",
            "it must be Canonical1.0 or Canonical1.1",
            s -> s.text("SamlSettings.CanonicalAlgorithm").matches("Canonical1\\.[01]"))
        .when(
            on,
            "saml_guest_attribute",
            "SamlSettings.GuestAttribute",
            "it must have the form name=value",
            s -> pair(s.text("SamlSettings.GuestAttribute")))
        .when(
            on,
            "saml_admin_attribute",
            "SamlSettings.AdminAttribute",
            "it must have the form name=value",
            s -> pair(s.text("SamlSettings.AdminAttribute")));
  }

  private static Rules passwords(Rules rules) {
    return rules.between(
        "password_length",
        "PasswordSettings.MinimumLength",
        PASSWORD_CHARS_MIN_LEAST,
        PASSWORD_BYTES_MAX);
  }

  private static boolean pair(String text) {
    return text.isEmpty() || NAME_AND_VALUE.matcher(text).matches();
  }
}
