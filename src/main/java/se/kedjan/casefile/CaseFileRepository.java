package se.kedjan.casefile;

import org.springframework.data.repository.Repository;

interface CaseFileRepository extends Repository<CaseFile, String> {

  CaseFile save(CaseFile caseFile);

  CaseFile findByNumber(String number);
}
