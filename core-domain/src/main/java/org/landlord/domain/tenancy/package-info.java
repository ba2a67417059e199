/// Tenants: organizations, their members, teams and projects.
@NullMarked
package org.landlord.domain.tenancy;

import org.jspecify.annotations.NullMarked;
