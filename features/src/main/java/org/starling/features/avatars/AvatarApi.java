package org.starling.features.avatars;

import java.io.IOException;
import java.util.List;
import org.starling.features.users.User;
import org.starling.features.users.UserCode;
import org.starling.features.users.UsersWiring;
import org.starling.kernel.Permissions;
import org.starling.kernel.UserId;
import org.starling.platform.http.Call;
import org.starling.platform.http.Form;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** Pictures of users over HTTP. */
final class AvatarApi {
  private static final String IMAGE = "/api/v4/users/{user_id}/image";
  private static final int FORM_BYTES = 1024;
  private static final String FOR_A_DAY = "max-age=86400, private";
  private static final String SHORTLY = "max-age=300, private";

  private final Avatars avatars;
  private final UsersWiring.Faces users;
  private final Permissions permissions;

  AvatarApi(Avatars avatars, UsersWiring.Faces users, Permissions permissions) {
    this.avatars = avatars;
    this.users = users;
    this.permissions = permissions;
  }

  List<Route> routes() {
    return List.of(
        Route.get(IMAGE).needs(Need.SESSION).noCsrf().run(this::read),
        Route.get(IMAGE + "/default").needs(Need.SESSION).noCsrf().run(this::drawn),
        Route.post(IMAGE)
            .needs(Need.SESSION)
            .bodyBytesMax(config -> config.file().maxFileSize() + FORM_BYTES)
            .run(this::set),
        Route.delete(IMAGE).needs(Need.SESSION).run(this::remove));
  }

  private Reply read(Call call) throws IOException {
    User user = seen(call);
    String etag = Long.toString(user.lastPictureUpdate());
    if (call.header("If-None-Match").equals(etag)) {
      return Reply.empty(304).with("ETag", etag);
    }
    Avatars.Picture picture = avatars.of(user);
    Reply reply = Reply.bytes("image/png", picture.png());
    return picture.kept()
        ? reply.with("ETag", etag).with("Cache-Control", FOR_A_DAY)
        : reply.with("Cache-Control", SHORTLY);
  }

  private Reply drawn(Call call) {
    return Reply.bytes("image/png", avatars.drawn(seen(call))).with("Cache-Control", FOR_A_DAY);
  }

  private User seen(Call call) {
    return users.door().enter(call.caller(), call.userId("user_id"));
  }

  private Reply set(Call call) throws IOException {
    UserId id = changeable(call);
    Form.Upload upload =
        call.form(AvatarCode.NO_FORM).upload("image").orElseThrow(AvatarCode.NO_FILE::refuse);
    if (users.users().byId(id).isEmpty()) {
      throw HttpCode.BAD_PATH.refuse("user_id");
    }
    avatars.set(id, upload);
    return Reply.ok();
  }

  private Reply remove(Call call) throws IOException {
    UserId id = changeable(call);
    avatars.remove(users.users().byId(id).orElseThrow(UserCode.UNKNOWN::refuse));
    return Reply.ok();
  }

  private UserId changeable(Call call) {
    UserId id = call.userId("user_id");
    if (!permissions.actsFor(call.caller(), id)) {
      throw HttpCode.NOT_PERMITTED.refuse("edit_other_users");
    }
    avatars.checkStore();
    return id;
  }
}
