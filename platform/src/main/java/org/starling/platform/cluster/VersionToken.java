package org.starling.platform.cluster;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jgroups.Message;
import org.jgroups.auth.AuthToken;

/**
 * The release of whoever wants to join or to merge. JGroups makes it anew from its class's name.
 */
public final class VersionToken extends AuthToken {
  private String version = "";

  /** To be read. */
  public VersionToken() {}

  VersionToken(String version) {
    this.version = version;
  }

  String version() {
    return version;
  }

  @Override
  public String getName() {
    return VersionToken.class.getName();
  }

  @Override
  public int size() {
    return Short.BYTES + version.length();
  }

  @Override
  public boolean authenticate(AuthToken token, Message message) {
    return token instanceof VersionToken other && Versions.together(version, other.version);
  }

  @Override
  public void writeTo(DataOutput out) throws IOException {
    out.writeUTF(version);
  }

  @Override
  public void readFrom(DataInput in) throws IOException {
    version = in.readUTF();
  }
}
