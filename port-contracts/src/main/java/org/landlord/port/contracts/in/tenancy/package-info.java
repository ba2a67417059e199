/// What the use cases of tenancy must do: organizations, teams, projects and who belongs to them.
@NullMarked
package org.landlord.port.contracts.in.tenancy;

import org.jspecify.annotations.NullMarked;
