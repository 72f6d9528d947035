// Whether a field says something else than it did when the page came.
export function edited(field) {
  if (field.matches("select")) return [...field.options].some((one) => one.defaultSelected && !one.selected);
  if (field.matches("[type=checkbox], [type=radio]")) return field.checked !== field.defaultChecked;
  return field.matches("input:not([type=hidden], [type=file]), textarea") && field.value !== field.defaultValue;
}
