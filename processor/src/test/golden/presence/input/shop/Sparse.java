package shop;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

@JsonIgnoreProperties("internal")
public class Sparse extends SparseBase {
  public String text;
  public int number;
  public String internal;

  @JsonInclude(JsonInclude.Include.ALWAYS)
  public String kept;
}
