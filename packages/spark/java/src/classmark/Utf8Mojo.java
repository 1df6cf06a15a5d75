package classmark;

import hex.genmodel.MojoReaderBackend;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** The contents of a MOJO with its texts read as UTF-8; genmodel reads them in whatever charset the executor runs in. */
final class Utf8Mojo implements MojoReaderBackend {
  private final MojoReaderBackend contents;

  Utf8Mojo(MojoReaderBackend contents) {
    this.contents = contents;
  }

  @Override
  public BufferedReader getTextFile(String name) throws IOException {
    return new BufferedReader(
        new InputStreamReader(new ByteArrayInputStream(getBinaryFile(name)), StandardCharsets.UTF_8));
  }

  @Override
  public byte[] getBinaryFile(String name) throws IOException {
    return contents.getBinaryFile(name);
  }

  @Override
  public boolean exists(String name) {
    return contents.exists(name);
  }
}
