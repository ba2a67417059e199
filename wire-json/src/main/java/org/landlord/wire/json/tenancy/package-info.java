/// The wire format of organizations, teams, projects and their members.
@NullMarked
package org.landlord.wire.json.tenancy;

import org.jspecify.annotations.NullMarked;
