/// The contracts of the use cases of tenancy: organizations, teams, projects and their members.
@NullMarked
package org.landlord.port.contracts.in.tenancy;

import org.jspecify.annotations.NullMarked;
