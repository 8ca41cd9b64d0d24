-- The codes of the findings that imports keep, by the names they have now.
update import_rows
set findings = replace(replace(replace(replace(findings::text,
    '"person-beyond-reach"', '"cannot-manage-member"'),
    '"role-beyond-reach"', '"cannot-grant-role"'),
    '"blank-groups-beyond-reach"', '"cannot-grant-blank-groups"'),
    '"group-beyond-reach"', '"cannot-grant-group"')::jsonb
where findings::text like '%beyond-reach"%';
