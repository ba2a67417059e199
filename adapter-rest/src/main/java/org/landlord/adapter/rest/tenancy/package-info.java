/// The REST API of tenancy: organizations, members, teams and projects.
@NullMarked
package org.landlord.adapter.rest.tenancy;

import org.jspecify.annotations.NullMarked;
