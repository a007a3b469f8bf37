package org.starling.features.files;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.starling.features.channels.Channels;
import org.starling.kernel.Id;
import org.starling.kernel.Permissions;
import org.starling.kernel.PostId;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.db.Database;
import org.starling.platform.db.Reader;
import org.starling.platform.db.Tx;
import org.starling.platform.http.Route;

/** Builds the slice. */
public final class FileWiring {
  private FileWiring() {}

  public static Files wire(
      Platform platform, List<Route> routes, Permissions permissions, Channels channels) {
    FileStore store = new FileStore();
    FileDoor door = new FileDoor(store, permissions, channels);
    StoreFile files = new StoreFile(platform, store);
    routes.addAll(new FileApi(platform, door, files).routes());
    routes.addAll(new UploadApi(platform, permissions, door, files).routes());
    return new InPosts(platform.db(), store);
  }

  private record InPosts(Database db, FileStore store) implements Files {
    @Override
    public void attach(Tx tx, PostId post, UserId author, Collection<String> files) {
      store.attach(tx, post.value(), author, files);
    }

    @Override
    public void delete(Tx tx, Collection<PostId> posts, long at) {
      store.deleteOf(tx, posts.stream().map(PostId::value).toList(), at);
    }

    @Override
    public List<FileInfo> loose(UserId author, Collection<String> ids) {
      List<String> wanted = ids.stream().filter(Id::isValid).distinct().toList();
      if (wanted.isEmpty()) {
        return List.of();
      }
      Map<String, FileInfo> found = new HashMap<>();
      store.loose(db.primary(), author, wanted).forEach(f -> found.put(f.id().value(), f));
      return wanted.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    @Override
    public List<FileInfo> ofPosts(Reader db, Collection<PostId> posts) {
      return store.ofPosts(db, posts.stream().map(PostId::value).toList());
    }
  }
}
