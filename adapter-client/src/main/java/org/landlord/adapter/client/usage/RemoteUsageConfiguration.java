package org.landlord.adapter.client.usage;

import org.landlord.adapter.client.shared.ApiCall;
import org.landlord.adapter.client.shared.HttpTransport;
import org.landlord.domain.access.Caller;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.UsageSettings;
import org.landlord.port.in.usage.PutUsageSettings;
import org.landlord.port.in.usage.UsageConfiguration;
import org.landlord.wire.json.usage.UsageSettingsJson;

/// Usage settings on a server.
public final class RemoteUsageConfiguration implements UsageConfiguration {

    private final HttpTransport transport;

    public RemoteUsageConfiguration(HttpTransport transport) {
        this.transport = transport;
    }

    @Override
    public UsageSettings settings(Caller caller, OrgId orgId) {
        return transport.send(ApiCall.get("orgs", orgId, "usage-settings")).read(UsageSettingsJson::read);
    }

    @Override
    public UsageSettings putSettings(Caller caller, PutUsageSettings command) {
        return transport
                .send(ApiCall.put("orgs", command.orgId(), "usage-settings")
                        .precondition(command.precondition())
                        .json(command, UsageSettingsJson::writePut))
                .read(UsageSettingsJson::read);
    }
}
