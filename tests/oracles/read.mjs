// Prints as JSON what ical.js reads in the files named: one list of components each.
// A component is its name, its properties as [name, parameters, type, ...values], and
// the components in it (jCal and jCard: RFC 7265, RFC 7095).
import { readFileSync } from "node:fs";

import ICAL from "ical.js";

function whole(component) {
  return [
    component.name,
    component.getAllProperties().map((property) => property.toJSON()),
    component.getAllSubcomponents().map(whole),
  ];
}

const read = process.argv.slice(2).map((path) => {
  const parsed = ICAL.parse(readFileSync(path, "utf8"));
  const several = Array.isArray(parsed[0]) ? parsed : [parsed];
  return several.map((jcal) => whole(new ICAL.Component(jcal)));
});
process.stdout.write(JSON.stringify(read));
