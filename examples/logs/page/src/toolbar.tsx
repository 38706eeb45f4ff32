import { useMemo } from "react";
import { download } from "./download";
import { LevelFilter } from "./level-filter";
import { countLevels } from "./rows";
import { SearchBox } from "./search-box";
import type { LogLine } from "./typewire/channels";
import type { Follow } from "./use-follow";
import type { ShownRows } from "./use-shown-rows";

interface Props {
  readonly lines: readonly LogLine[];
  readonly view: ShownRows;
  readonly follow: Follow;
  /** The name of the file that "Save" makes. */
  readonly saveAs: string;
}

/** Search, filters, and whether to follow. */
export function Toolbar({ lines, view, follow, saveAs }: Props) {
  const counts = useMemo(() => countLevels(lines), [lines]);
  const onStand = (line: number) => {
    follow.pause();
    view.setStand({ line });
  };
  return (
    <div className="toolbar">
      <SearchBox
        words={view.words}
        onWords={view.setWords}
        matches={view.matches}
        stand={view.stand?.line ?? null}
        onStand={onStand}
      />
      <label className="check">
        <input
          type="checkbox"
          checked={view.onlyMatches}
          onChange={(event) => view.setOnlyMatches(event.target.checked)}
        />
        Only matches
      </label>
      <LevelFilter counts={counts} shown={view.shown} onShown={view.setShown} />
      <button type="button" onClick={() => download(saveAs, lines)} disabled={lines.length === 0}>
        Save
      </button>
      <button type="button" className="follow" onClick={follow.isFollowing ? follow.pause : follow.resume}>
        {follow.isFollowing ? "Pause" : "Follow"}
      </button>
    </div>
  );
}
