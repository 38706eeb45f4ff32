package shop;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URL;

/** Somebody. */
public class Person {
  private String name;
  private boolean active;
  private String secret;
  private URL home;

  @JsonProperty("nick_name")
  private String nick;

  public transient String cached;
  public static String shared;

  /** Returns the full name. */
  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public boolean isActive() {
    return active;
  }

  public URL getURL() {
    return home;
  }

  @JsonIgnore
  public String getSecret() {
    return secret;
  }

  public void getNothing() {}

  String getHidden() {
    return nick;
  }
}
