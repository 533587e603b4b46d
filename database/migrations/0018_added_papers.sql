-- what a COMPLETE added, in the words of added_in: before it was recorded, nobody knew
alter table package_event add added text[];
