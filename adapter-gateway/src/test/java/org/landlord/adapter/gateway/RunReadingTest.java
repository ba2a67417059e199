package org.landlord.adapter.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.RunState;
import org.landlord.domain.workflow.RunWait;
import org.landlord.port.out.workflow.RunReport;

class RunReadingTest {

    private static final Instant NOW = Instant.ofEpochMilli(1_000_000);

    private static Members row(String json) throws IOException {
        return Members.of(Json.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), _ -> true, null));
    }

    private static RunReport details(String json) throws IOException {
        return RunReading.details(new RunId("r"), row(json), NOW);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'status':'running'}|RUNNING",
                "{'status':'running','heartbeatAtMs':980000}|RUNNING",
                "{'status':'running','heartbeatAtMs':960000}|ORPHANED",
                "{'status':'running','heartbeatAtMs':960000,'pauseRequestedAtMs':1}|ORPHANED",
                "{'status':'running','heartbeatAtMs':960000,'runState':{'state':'running'}}|RUNNING",
                "{'status':'running','pauseRequestedAtMs':1,'runState':{'state':'running'}}|PAUSING",
                "{'status':'running','pauseRequestedAtMs':null}|RUNNING",
                "{'status':'running','runState':{'state':'orphaned'}}|ORPHANED",
                "{'status':'running','runState':{'state':'stale'}}|STALE",
                "{'status':'running','runState':{'state':'recovering'}}|RECOVERING",
                "{'status':'waiting-approval'}|WAITING_APPROVAL",
                "{'status':'waiting_event'}|WAITING_EVENT",
                "{'status':'Waiting-Timer'}|WAITING_TIMER",
                "{'status':'waiting-quota'}|WAITING_QUOTA",
                "{'status':'paused'}|PAUSED",
                "{'status':'finished'}|SUCCEEDED",
                "{'status':'finished','runState':{'state':'succeeded'}}|SUCCEEDED",
                "{'status':'failed'}|FAILED",
                "{'status':'cancelled'}|CANCELLED",
                "{'status':'canceled'}|CANCELLED",
                "{'status':'continued'}|CONTINUED",
                "{'status':'finished','runState':{'state':'unknown'}}|SUCCEEDED",
                "{'status':'running','runState':{'state':'levitating'}}|UNKNOWN",
                "{'status':'levitating'}|UNKNOWN",
                "{'status':7}|UNKNOWN",
                "{}|UNKNOWN"
            })
    void givenARow_whenItsStateIsRead_thenItIsThatOfTheRun(String json, RunState state) throws IOException {
        assertThat(RunReading.state(row(json), NOW)).isEqualTo(state);
    }

    @Test
    void givenTimesInMillisecondsOrIso_whenTheyAreRead_thenTheyAreTheSame() throws IOException {
        RunReport report = details(
                "{'createdAtMs':5,'startedAt':'1970-01-01T00:00:00.005Z','finishedAtMs':'5','status':'finished'}");

        assertThat(report.createdAt()).isEqualTo(Instant.ofEpochMilli(5));
        assertThat(report.startedAt()).isEqualTo(report.createdAt());
        assertThat(report.endedAt()).isEqualTo(report.createdAt());
    }

    @Test
    void givenValuesOfOtherTypes_whenTheyAreRead_thenTheyAreMissing() throws IOException {
        RunReport report =
                details("{'createdAtMs':1e300,'startedAtMs':{},'finishedAtMs':'soon','workflowKey':' ','runState':[]}");

        assertThat(report)
                .isEqualTo(new RunReport(
                        new RunId("r"),
                        null,
                        SmallGateway.label("unknown"),
                        RunState.UNKNOWN,
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    @Test
    void givenARunThatWaits_whenItDoesNotSayForWhat_thenTheStateDoes() throws IOException {
        assertThat(details("{'status':'waiting-timer'}").waitsFor()).isEqualTo(new RunWait("timer", null, null));
        assertThat(details("{'status':'running'}").waitsFor()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'status':'failed','errorJson':null}|the gateway gives no reason",
                "{'status':'failed','errorJson':'plain text'}|plain text",
                "{'status':'failed','error':{'message':'as an object'}}|as an object",
                "{'status':'failed','errorJson':{'summary':'Failed: x','cause':{'message':'why'}}}|Failed: x: why",
                "{'status':'failed','errorJson':{'summary':'x','cause':{'approved':false}}}|x: its approval was denied",
                "{'status':'failed','errorJson':{'stack':'at /srv/app/x'}}|the gateway gives no reason"
            })
    void givenARunThatFailed_whenItIsRead_thenItSaysWhy(String json, String error) throws IOException {
        assertThat(details(json).error()).isEqualTo(error);
    }

    @Test
    void givenARunThatDidNotFail_whenItIsRead_thenItHasNoError() throws IOException {
        assertThat(details("{'status':'cancelled','errorJson':'x'}").error()).isNull();
    }
}
