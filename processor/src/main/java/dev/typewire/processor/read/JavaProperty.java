package dev.typewire.processor.read;

import java.util.List;
import javax.lang.model.element.Element;

/**
 * The members of a type that Jackson takes for one property.
 *
 * @param implicitName the name that they have in Java
 * @param value the getter, accessor or field that gives the value
 * @param place the member that stands in the source, for findings
 * @param members all of them: their annotations count together
 * @param visible whether Jackson writes it where no annotation leaves it out
 */
record JavaProperty(
    String implicitName, Element value, Element place, List<Element> members, boolean visible) {}
