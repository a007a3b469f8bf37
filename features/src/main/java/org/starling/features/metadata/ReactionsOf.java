package org.starling.features.metadata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.starling.kernel.PostId;
import org.starling.platform.db.Reader;

/** Reads reactions; the feature of that name implements it. */
public interface ReactionsOf {
  /** As they are shown with posts; those without any are absent. */
  Map<PostId, List<ObjectNode>> of(Reader reader, List<PostId> posts);
}
