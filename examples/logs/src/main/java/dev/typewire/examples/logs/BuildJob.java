package dev.typewire.examples.logs;

import dev.typewire.runtime.DurableRun;
import dev.typewire.runtime.Realtime;
import dev.typewire.runtime.RunStatus;
import java.time.InstantSource;
import java.util.List;

/** Runs one job: it writes line after line to its channel, and then says that it is done. */
final class BuildJob {
  private final Job job;
  private final Transcript transcript;
  private final Pace pace;
  private final InstantSource clock;
  private final JobChannelRef ref;
  private final JobChannel channel;
  private final DurableRun run;
  private int written;

  BuildJob(Realtime realtime, Job job, Transcript transcript, Pace pace, InstantSource clock) {
    this.job = job;
    this.transcript = transcript;
    this.pace = pace;
    this.clock = clock;
    this.ref = JobChannelRef.of(job.id());
    this.channel = ref.publisher(realtime);
    this.run = realtime.durable("job-" + job.id());
  }

  void run() throws InterruptedException {
    run.publishStatus(ref, RunStatus.RUNNING);
    BuildLog log = job.log();
    while (log.hasNext()) {
      write(log.next());
    }
    run.publishStatus(ref, RunStatus.COMPLETED);
  }

  private void write(List<Draft> burst) throws InterruptedException {
    for (Draft draft : burst) {
      written++;
      LogLine line = draft.write(written, clock.millis());
      transcript.add(line);
      channel.line(line);
    }
    pace.rest(burst.size());
  }
}
