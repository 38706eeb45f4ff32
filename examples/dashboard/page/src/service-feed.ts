import { type Connection, createStore } from "@typewire/client";
import { fleetToken } from "./api";
import { type Hole, holesIn } from "./samples";
import { type Incident, type ServiceMetrics, serviceChannel } from "./typewire/channels";

const KEPT = 260; // messages: two minutes of samples, and the incidents among them

/** What the page knows of a service at one moment. */
export interface ServiceState {
  readonly service: string;
  readonly samples: readonly ServiceMetrics[];
  readonly incidents: readonly Incident[];
  readonly holes: readonly Hole[];
}

/** Follows one service over a connection that many share. */
export class ServiceFeed {
  readonly #store;

  constructor(
    readonly service: string,
    connection: Connection,
  ) {
    this.#store = createStore({
      channel: serviceChannel({ service }),
      topics: ["metrics", "incident"],
      token: fleetToken,
      connection,
      historyLimit: KEPT,
    });
  }

  /** Calls the listener whenever something has come. */
  onChange(listener: (state: ServiceState) => void): void {
    this.#store.subscribe(() => listener(this.#read()));
  }

  #read(): ServiceState {
    const samples: ServiceMetrics[] = [];
    const incidents: Incident[] = [];
    for (const message of this.#store.getSnapshot().messages.all) {
      if (message.topic === "metrics") {
        samples.push(message.data);
      } else {
        incidents.push(message.data);
      }
    }
    return { service: this.service, samples, incidents, holes: holesIn(samples) };
  }
}
