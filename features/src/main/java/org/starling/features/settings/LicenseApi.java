package org.starling.features.settings;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** The routes about licences, of which there are none here; clients ask all the same. */
final class LicenseApi {
  private static final String MANAGE = "manage_license_information";

  private final Map<String, String> map = map();

  List<Route> routes() {
    return List.of(
        Route.get("/api/v4/license/client").needs(Need.NOBODY).run(this::clientMap),
        Route.get("/api/v4/license/load_metric")
            .needs(Need.SESSION)
            .run(call -> Reply.ok(Map.of("load", 0))),
        Route.post("/api/v4/license").needs(Need.system(MANAGE)).run(LicenseApi::add),
        Route.delete("/api/v4/license").needs(Need.system(MANAGE)).run(call -> Reply.ok()),
        Route.post("/api/v4/trial-license")
            .needs(Need.system(MANAGE))
            .run(call -> {
              throw SettingsCode.NO_TRIALS_HERE.refuse();
            }),
        Route.get("/api/v4/trial-license/prev")
            .needs(Need.SESSION)
            .run(call -> {
              throw SettingsCode.NO_TRIALS_HERE.refuse();
            }));
  }

  private Reply clientMap(Call call) {
    String format = call.query("format");
    if (format.isEmpty()) {
      throw SettingsCode.LICENSE_FORMAT_MISSING.refuse();
    }
    if (!format.equals("old")) {
      throw HttpCode.BAD_BODY.refuse("format");
    }
    return Reply.ok(map);
  }

  private static Reply add(Call call) {
    String body = new String(call.bytes(), StandardCharsets.ISO_8859_1);
    boolean file = body.contains("name=\"license\"") && body.contains("filename=");
    throw file ? SettingsCode.NO_LICENSES_HERE.refuse() : SettingsCode.NO_LICENSE_FILE.refuse();
  }

  /** Not licensed, but with the marks by which clients show what exists here. */
  private static Map<String, String> map() {
    Map<String, String> map = new TreeMap<>();
    map.put("IsLicensed", "false");
    for (GatedFeature feature : GatedFeature.values()) {
      if (!feature.licenseKey().isEmpty()) {
        map.put(feature.licenseKey(), Boolean.toString(feature.here()));
      }
    }
    return Collections.unmodifiableMap(map);
  }
}
