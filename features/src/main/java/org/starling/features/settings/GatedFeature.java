package org.starling.features.settings;

/**
 * What other servers of this API gate by a licence. There is no licence here: a feature that exists
 * is on, the others are off. A release that brings one switches it here.
 */
enum GatedFeature {
  ANNOUNCEMENT("Announcement", true),
  THEMES("ThemeManagement", true),
  MFA_ENFORCEMENT("MFA", true),
  MOBILE_FILES("", true),
  METRICS("", true),
  ACKNOWLEDGEMENTS("", false),
  AUTO_TRANSLATION("", false),
  CLUSTER("Cluster", false),
  COMPLIANCE("Compliance", false),
  CONTENT_FLAGGING("", false),
  CUSTOM_GROUPS("", false),
  CUSTOM_TERMS("CustomTermsOfService", false),
  DATA_RETENTION("DataRetention", false),
  ENTERPRISE_PLUGINS("EnterprisePlugins", false),
  GOOGLE_OAUTH("GoogleOAuth", false),
  GUEST_ACCOUNTS("GuestAccounts", false),
  GUEST_PERMISSIONS("GuestAccountsPermissions", false),
  ID_LOADED_PUSH("IDLoadedPushNotifications", false),
  INTUNE("", false),
  LDAP("LDAP", false),
  LDAP_GROUPS("LDAPGroups", false),
  MESSAGE_EXPORT("MessageExport", false),
  MOBILE_SECURITY("", false),
  NOTIFICATION_METRICS("", false),
  OFFICE365_OAUTH("Office365OAuth", false),
  OPENID("OpenId", false),
  PERMISSION_SCHEMES("CustomPermissionsSchemes", false),
  SAML("SAML", false),
  SCHEDULED_POSTS("", false),
  SHARED_CHANNELS("SharedChannels", false);

  private final String licenseKey;
  private final boolean here;

  GatedFeature(String licenseKey, boolean here) {
    this.licenseKey = licenseKey;
    this.here = here;
  }

  /** Its key in the licence's map; empty if it has none there. */
  String licenseKey() {
    return licenseKey;
  }

  boolean here() {
    return here;
  }
}
