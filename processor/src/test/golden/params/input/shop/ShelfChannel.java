package shop;

import dev.typewire.annotations.Channel;
import dev.typewire.annotations.Param;
import dev.typewire.annotations.Topic;
import java.util.UUID;

@Channel("shop:{shopId}/{region}/{aisle}:{shelf}/{arguments}/{eval}/{note}")
interface ShelfChannel {
  @Param
  UUID shopId();

  @Param
  Region region();

  @Param
  int aisle();

  @Param
  Long shelf();

  @Param
  String note();

  @Topic
  void stock(Integer pieces);

  enum Region {
    NORTH,
    SOUTH;

    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
