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

/// The mapping of CloudEvents to usage events for an organization.
///
/// @param subject the meaning of subjects that are not in `subjectProjects`
/// @param subjectProjects projects by subject
/// @param quantityPointer the location of the quantity in `data`, for all other types
/// @param quantityPointers the location of the quantity by event type
/// @param countedTypes types whose events have the quantity 1, regardless of their `data`; sorted
public record CloudEventSettings(
        CloudEventSubject subject,
        Map<String, ProjectId> subjectProjects,
        DataPointer quantityPointer,
        Map<Label, DataPointer> quantityPointers,
        List<Label> countedTypes) {

    /// As UTF-8 of JSON without white space: the settings before and after a change must fit into one audit
    /// event.
    public static final int MAX_BYTES = 6 * 1024;

    public static final int MAX_SUBJECT_LENGTH = 256;

    public static final DataPointer DEFAULT_POINTER = new DataPointer("/quantity");

    public static final CloudEventSettings DEFAULT =
            new CloudEventSettings(CloudEventSubject.PROJECT, Map.of(), DEFAULT_POINTER, Map.of(), List.of());

    /// @throws InvalidInput if a subject breaks a rule, if a type has a pointer and is counted too, or if
    ///     the settings are too large
    public CloudEventSettings {
        subjectProjects.keySet().forEach(CloudEventSettings::checkSubject);
        subjectProjects = sorted(subjectProjects);
        quantityPointers = sorted(quantityPointers);
        countedTypes = countedTypes.stream().distinct().sorted().toList();
        for (Label type : countedTypes) {
            if (quantityPointers.containsKey(type)) {
                throw InvalidInput.of("countedTypes", "must not contain a type that has a pointer: " + type);
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

    /// The location of the quantity in events of this type; null if they are counted.
    public @Nullable DataPointer pointerOf(Label type) {
        return countedTypes.contains(type) ? null : quantityPointers.getOrDefault(type, quantityPointer);
    }

    /// The settings as a JSON object, with the names of the components.
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
