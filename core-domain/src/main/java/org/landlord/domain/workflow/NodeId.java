package org.landlord.domain.workflow;

import org.landlord.domain.shared.Text;

/// The id of a node of a workflow. It comes from the gateway and is compared character by
/// character.
///
/// @param value 1 to 256 characters: see [Text#checkVerbatim]
public record NodeId(String value) implements Comparable<NodeId> {

    public static final int MAX_LENGTH = 256;

    public NodeId {
        value = Text.checkVerbatim(value, MAX_LENGTH);
    }

    @Override
    public int compareTo(NodeId other) {
        return Text.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
