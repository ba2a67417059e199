package org.landlord.it.workflow.engine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// What happened in a run, in its order.
final class History {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final List<ObjectNode> events = new ArrayList<>();
    private final String runId;
    private final String workflow;
    private int frames;

    History(String runId, String workflow) {
        this.runId = runId;
        this.workflow = workflow;
    }

    /// Something that happened to the run.
    void add(String event, long at, ObjectNode more) {
        ObjectNode payload = JSON.objectNode().put("type", event).put("runId", runId);
        payload.setAll(more);
        payload.put("timestampMs", at);
        payload.putObject("correlation").put("runId", runId).put("workflowName", workflow);
        events.add(JSON.objectNode()
                .put("runId", runId)
                .put("seq", events.size())
                .put("event", event)
                .<ObjectNode>set("payload", payload)
                .put("timestampMs", at));
    }

    void add(String event, long at) {
        add(event, at, JSON.objectNode());
    }

    /// Something that happened to a node of it.
    void addOfNode(String event, long at, String nodeId, ObjectNode more) {
        ObjectNode payload = JSON.objectNode().put("nodeId", nodeId).put("iteration", 0);
        payload.setAll(more);
        add(event, at, payload);
    }

    void addOfNode(String event, long at, String nodeId) {
        addOfNode(event, at, nodeId, JSON.objectNode());
    }

    void status(String status, long at) {
        add("RunStatusChanged", at, JSON.objectNode().put("status", status));
    }

    /// What engines write between the events that matter.
    void frame(long at) {
        add("FrameCommitted", at, JSON.objectNode().put("frameNo", ++frames));
    }

    int size() {
        return events.size();
    }

    ArrayNode after(int seq, int limit) {
        ArrayNode found = JSON.arrayNode();
        events.stream().skip(Math.max(0, seq + 1L)).limit(limit).forEach(event -> found.add(event.deepCopy()));
        return found;
    }
}
