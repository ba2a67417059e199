/// Use cases of tenancy: organizations and their members (`OrganizationUseCases`), teams, and projects.
@NullMarked
package org.landlord.application.tenancy;

import org.jspecify.annotations.NullMarked;
