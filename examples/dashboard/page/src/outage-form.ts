import { element } from "typewire-example-page/dom";
import { takeGatewayDown } from "./api";

const choices = [
  { seconds: 5, title: "5 s, which the history covers" },
  { seconds: 45, title: "45 s, which it does not" },
];

/** Takes the gateway down, for this page and for everybody's. */
export function outageForm(onProblem: (problem: unknown) => void): HTMLFormElement {
  const time = element(
    "select",
    { name: "seconds" },
    ...choices.map(({ seconds, title }) => element("option", { value: String(seconds) }, title)),
  );
  const form = element(
    "form",
    { class: "outage" },
    element("button", { type: "submit" }, "Take the gateway down"),
    element("label", {}, "for ", time),
  );
  form.onsubmit = (submit) => {
    submit.preventDefault();
    takeGatewayDown(Number(time.value)).catch(onProblem);
  };
  return form;
}
