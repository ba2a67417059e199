package org.landlord.domain.usage;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Text;
import org.landlord.domain.tenancy.ProjectId;

/// How an organization's CloudEvents become usage events.
///
/// @param subject what a `subject` is that `subjectProjects` does not name
/// @param subjectProjects for which project events of a subject are, by subject
/// @param quantityPointer where in `data` the quantity stands, in events of types that nothing else is said of
/// @param quantityPointers the same for events of single types, by type
/// @param countedTypes types whose events count 1 each, whatever their `data` says; sorted
public record CloudEventSettings(
        CloudEventSubject subject,
        Map<String, ProjectId> subjectProjects,
        DataPointer quantityPointer,
        Map<Label, DataPointer> quantityPointers,
        List<Label> countedTypes) {

    /// The most bytes they may have in all, as UTF-8 of JSON without white space: before and after together must fit
    /// into an entry of the audit log.
    public static final int MAX_BYTES = 6 * 1024;

    /// The most characters a subject may have that has a project.
    public static final int MAX_SUBJECT_LENGTH = 256;

    /// Where the quantity stands unless something else is said.
    public static final DataPointer DEFAULT_POINTER = new DataPointer("/quantity");

    /// What goes for an organization that has said nothing.
    public static final CloudEventSettings DEFAULT =
            new CloudEventSettings(CloudEventSubject.PROJECT, Map.of(), DEFAULT_POINTER, Map.of(), List.of());

    /// @throws InvalidInput if a subject breaks a rule, if a type both has a pointer and is counted, or if all of it
    ///     is too large
    public CloudEventSettings {
        subjectProjects.keySet().forEach(CloudEventSettings::checkSubject);
        subjectProjects = sorted(subjectProjects);
        quantityPointers = sorted(quantityPointers);
        countedTypes = countedTypes.stream().distinct().sorted().toList();
        for (Label type : countedTypes) {
            if (quantityPointers.containsKey(type)) {
                throw InvalidInput.of("countedTypes", "must not name a type that has a pointer: " + type);
            }
        }
        json(subject, subjectProjects, quantityPointer, quantityPointers, countedTypes)
                .requireAtMost(MAX_BYTES);
    }

    private static void checkSubject(String subject) {
        try {
            if (!Text.check(subject, MAX_SUBJECT_LENGTH).equals(subject)) {
                throw new InvalidInput("must not begin or end with white space");
            }
        } catch (InvalidInput refused) {
            throw refused.at(subject).at("subjectProjects");
        }
    }

    private static <K extends Comparable<K>, V> Map<K, V> sorted(Map<K, V> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }

    /// Where the quantity of an event of this type stands; null if such events are counted.
    ///
    /// @param type the type of a CloudEvent
    public @Nullable DataPointer pointerOf(Label type) {
        return countedTypes.contains(type) ? null : quantityPointers.getOrDefault(type, quantityPointer);
    }

    /// All of it as one JSON object, its members named as the components are.
    public Metadata json() {
        return json(subject, subjectProjects, quantityPointer, quantityPointers, countedTypes);
    }

    private static Metadata json(
            CloudEventSubject subject,
            Map<String, ProjectId> subjectProjects,
            DataPointer quantityPointer,
            Map<Label, DataPointer> quantityPointers,
            List<Label> countedTypes) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("subject", subject.label());
        members.put("subjectProjects", texts(subjectProjects, Function.identity()));
        members.put("quantityPointer", quantityPointer.value());
        members.put("quantityPointers", texts(quantityPointers, Label::value));
        members.put("countedTypes", countedTypes.stream().map(Label::value).toList());
        return Metadata.of(members);
    }

    private static <K, V> Map<String, String> texts(Map<K, V> map, Function<K, String> name) {
        Map<String, String> texts = new LinkedHashMap<>();
        map.forEach((key, value) -> texts.put(name.apply(key), value.toString()));
        return texts;
    }
}
