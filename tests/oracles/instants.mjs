// Prints as JSON when each entry of the calendars named begins or is due, by its UID: the
// instant in UTC that the file's own VTIMEZONE makes of it, or the day.
import { readFileSync } from "node:fs";

import ICAL from "ical.js";

function told(component) {
  const property =
    component.getFirstProperty("dtstart") ?? component.getFirstProperty("due");
  const time = property.getFirstValue();
  return time.isDate ? time.toString() : time.toJSDate().toISOString();
}

const read = process.argv.slice(2).map((path) => {
  const whole = new ICAL.Component(ICAL.parse(readFileSync(path, "utf8")));
  for (const zone of whole.getAllSubcomponents("vtimezone")) {
    ICAL.TimezoneService.register(zone);
  }
  const again = new ICAL.Component(ICAL.parse(readFileSync(path, "utf8")));
  return ["vevent", "vtodo"].flatMap((name) =>
    again
      .getAllSubcomponents(name)
      .map((entry) => [entry.getFirstPropertyValue("uid"), told(entry)]),
  );
});
process.stdout.write(JSON.stringify(read));
